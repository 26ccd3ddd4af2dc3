package desk.hadoop;

import desk.Desk;
import io.metafolio.MetaRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;
import org.apache.parquet.Version;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Writes the prices with the Hadoop and Parquet of the host, and runs on them: the same weights as from CSV. */
public final class HadoopHost {
    private static final List<String> SLEEVES = List.of("instruments", "etfs", "crypto");

    private HadoopHost() {}

    /**
     * Runs the desk on CSV, then on the same prices as the host's Parquet writes them.
     *
     * @param args as the desk's
     * @throws IOException where a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path csv = Path.of(args[0]);
        Path out = Path.of(args[1]);
        Path parquet = Files.createTempDirectory("prices");
        for (String sleeve : SLEEVES) {
            write(Files.readAllLines(csv.resolve(sleeve + ".csv")), parquet.resolve(sleeve + ".parquet"));
        }
        Files.copy(csv.resolve("benchmarks.csv"), parquet.resolve("benchmarks.csv"));
        MetaRun expected = Desk.run(csv, "csv", out);
        MetaRun read = Desk.run(parquet, "parquet", Files.createTempDirectory("artifacts"));
        if (!read.allocations().equals(expected.allocations())) {
            throw new IllegalStateException(read + " from Parquet, " + expected + " from CSV");
        }
        System.out.println("Hadoop " + VersionInfo.getVersion() + " and " + Version.FULL_VERSION
                + " beside it: the weights of CSV and of Parquet are equal");
    }

    private static void write(List<String> lines, Path file) throws IOException {
        String[] header = lines.get(0).split(",");
        Types.MessageTypeBuilder columns = Types.buildMessage();
        columns.required(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(header[0]);
        for (int column = 1; column < header.length; column++) {
            columns.optional(PrimitiveTypeName.DOUBLE).named(header[column]);
        }
        MessageType schema = columns.named("prices");
        SimpleGroupFactory rows = new SimpleGroupFactory(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(new Configuration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (String line : lines.subList(1, lines.size())) {
                writer.write(row(rows, header, line.split(",", -1)));
            }
        }
    }

    private static Group row(SimpleGroupFactory rows, String[] header, String[] cells) {
        Group row = rows.newGroup();
        row.add(header[0], (int) LocalDate.parse(cells[0]).toEpochDay());
        for (int column = 1; column < header.length; column++) {
            if (!cells[column].isEmpty()) {
                row.add(header[column], Double.parseDouble(cells[column]));
            }
        }
        return row;
    }
}

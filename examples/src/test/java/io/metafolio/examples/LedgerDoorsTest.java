package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.MemoryLines;
import io.metafolio.io.StreamLines;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.testkit.SyntheticMarket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in memory, in a stream, in a database and in a file; the file read by jq and Python as the documentation says. */
class LedgerDoorsTest {
    private static final Path PAGE = Path.of("../meta-core/docs/decisions/ledger.md");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-14T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static MetaRun run(AuditSink sink) {
        return MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .profiles(RiskProfile.HRP)
                .lookback(Lookback.of(200))
                .audit(sink)
                .clock(CLOCK)
                .run();
    }

    private static JDBCDataSource database(String name) throws SQLException {
        JDBCDataSource database = new JDBCDataSource();
        database.setURL("jdbc:hsqldb:mem:" + name);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table ledger (path varchar(500), seq bigint, line varchar(1000000), intents int, outcomes int,"
                            + " head char(64), primary key (path, seq))");
        }
        return database;
    }

    private static List<String> rows(JDBCDataSource database, String path) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select line from ledger where path = '" + path + "' order by seq")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    @Test
    @DisplayName("memory, stream, database and file are told the same lines, the sleeves' included")
    void sameLines() throws Exception {
        MemoryLines memory = new MemoryLines();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        JDBCDataSource database = database("same");
        ArtifactFolder artifacts = ArtifactFolder.at(folder).withClock(CLOCK);
        MetaRun run = run(artifacts
                .ledger("a")
                .also(AuditLedger.on(memory, CLOCK))
                .also(AuditLedger.on(StreamLines.to(stream, "desk"), CLOCK))
                .also(AuditLedger.on(new DatabaseLedger(database, "desk"), CLOCK)));

        List<String> file = Files.readAllLines(artifacts.metaRun("a").resolve("audit.jsonl"));
        assertThat(memory.lines()).isEqualTo(file);
        assertThat(rows(database, "desk")).isEqualTo(file);
        assertThat(streamed(stream, "desk")).isEqualTo(file);
        List<String> etfs = Files.readAllLines(artifacts.sleeveRun("etfs", "a").resolve("audit.jsonl"));
        assertThat(Objects.requireNonNull(memory.sleeves().get("etfs")).lines()).isEqualTo(etfs);
        assertThat(rows(database, "desk/etfs")).isEqualTo(etfs);
        assertThat(streamed(stream, "desk/etfs")).isEqualTo(etfs);
        assertThat(artifacts.write("a", run)).as("the run is the file's").exists();
    }

    private static List<String> streamed(ByteArrayOutputStream stream, String path) {
        return stream.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(path + "\t"))
                .map(line -> line.substring(path.length() + 1))
                .toList();
    }

    @Test
    @DisplayName(
            "a ledger in a database goes on where it stood, and a second writer's line takes no place that is taken")
    void databaseGoesOn() throws Exception {
        JDBCDataSource database = database("goes_on");
        AuditLedger first = AuditLedger.on(new DatabaseLedger(database, "desk"), CLOCK);
        first.record(AuditEntry.genesis(Map.of("version", "1")));
        AuditLedger second = AuditLedger.on(new DatabaseLedger(database, "desk"), CLOCK);
        AuditEntry intent = AuditEntry.intent("step", Map.of(), "ab".repeat(32));
        second.record(intent);
        assertThatIllegalStateException().isThrownBy(() -> first.record(intent)).withMessageContaining("line 1");
        assertThat(rows(database, "desk")).hasSize(2);
        assertThat(second.mark().intents()).isEqualTo(1);
    }

    @Test
    @DisplayName("the Python of the page reads a ledger whole, and finds a changed weight")
    void python() throws Exception {
        Path ledger = written();
        assertThat(ran("python3", "-c", block("python"), ledger.toString())).contains(" lines, sealed, head ");
        Files.writeString(
                ledger, Files.readString(ledger).replaceFirst("\"weights\":\\{\"(\\w+)\":0", "\"weights\":{\"$1\":1"));
        assertThat(ran("python3", "-c", block("python"), ledger.toString())).contains("was changed");
    }

    @Test
    @DisplayName("the jq of the page lists the decisions between sleeves")
    void jq() throws Exception {
        Path ledger = written();
        Matcher filter = Pattern.compile("jq -c '(.+)' audit.jsonl").matcher(block("sh"));
        assertThat(filter.find()).isTrue();
        assertThat(ran("jq", "-c", filter.group(1), ledger.toString()).lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("\\[\"\\d{4}-\\d\\d-\\d\\d\",\\{\"crypto\":.*"));
    }

    private Path written() {
        ArtifactFolder artifacts = ArtifactFolder.at(folder).withClock(CLOCK);
        artifacts.write("a", run(artifacts.ledger("a")));
        return artifacts.metaRun("a").resolve("audit.jsonl");
    }

    private static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.+?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String ran(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(Arrays.asList(command))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            System.out.println("skipped: no " + command[0] + " here: " + e);
            assumeTrue(false, "no " + command[0] + " here");
            return "";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

package desk.jackson2;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import desk.Desk;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads with the host's own Jackson 2 what the library wrote in the same process, and binds values of its own. */
public final class Jackson2Host {
    private static final JsonMapper HOST = JsonMapper.builder().build();

    private Jackson2Host() {}

    /**
     * Runs the desk, then reads every JSON file of its artifacts.
     *
     * @param args as the desk's
     * @throws IOException where a file is not JSON to Jackson 2
     */
    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[1]);
        MetaRun run = Desk.run(Path.of(args[0]), "csv", out);
        List<Path> files;
        try (Stream<Path> tree = Files.walk(out)) {
            files = tree.filter(file -> file.toString().endsWith(".json")).toList();
        }
        for (Path file : files) {
            JsonNode read = HOST.readTree(file.toFile());
            if (read.isMissingNode()) {
                throw new IllegalStateException(file + " is empty to Jackson 2");
            }
        }
        Share etfs = new Share("etfs", run.allocation(RiskProfile.HRP).sleeveWeights().get("etfs"));
        Share back = HOST.readValue(HOST.writeValueAsString(etfs), Share.class);
        if (!back.equals(etfs)) {
            throw new IllegalStateException(etfs + " came back as " + back);
        }
        System.out.println("Jackson " + HOST.version() + " read " + files.size() + " files of the run, and " + back);
    }

    record Share(@JsonProperty("sleeve_id") String sleeve, @JsonProperty("weight") double weight) {}
}

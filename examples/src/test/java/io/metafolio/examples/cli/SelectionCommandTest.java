package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.files;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.sleeve.StrategyRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selection v4 from the command line. */
class SelectionCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Answer stage(String name, Path out, Object... more) {
        Answer answer = call(Stream.concat(
                        Stream.of(name, "--out", out, "--run-id", "a", "--clock", "2026-01-14T00:00:00Z"),
                        Stream.of(more))
                .toArray());
        assertThat(answer.code()).as(answer.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
        return answer;
    }

    @Test
    @DisplayName("every window's choice is kept with its reasons, told to the ledger, read back, and verified")
    void selects() {
        Answer run = stage("run", folder, "--selection", "v4");

        assertThat(run.out()).contains("can never fire, no series exceeds 0.9936", ", of pure noise ");
        StrategyRun etfs = ArtifactFolder.at(folder)
                .sleeve("etfs", "a")
                .recorded()
                .orElseThrow()
                .strategies()
                .get(0);
        assertThat(etfs.selections()).hasSize(23).allSatisfy(selection -> assertThat(selection.selected())
                .hasSizeBetween(3, 12));
        assertThat(etfs.profiles().values())
                .allSatisfy(profile -> assertThat(profile.assetWeights().labels())
                        .isEqualTo(etfs.selections().get(22).selected()));
        assertThat(etfs.manifest().parameter("selection", "selection_mode")).isEqualTo("v4");
        assertThat(etfs.manifest().provenanceOf("/selection/selection_mode")).isEqualTo("call");
        assertThat(read(folder.resolve("sleeves/etfs/a/audit.jsonl")))
                .contains("\"step\":\"selection_v4\"", "\"relaxations\":");
        assertThat(read(folder.resolve("meta/meta_production/a/report.html")))
                .contains("Selection of assets", "vetoed: permutation entropy above the threshold", ">selected<");
        assertThat(call("verify", folder.resolve("meta/meta_production/a")).code())
                .isZero();
    }

    @Test
    @DisplayName("stage by stage the same bytes are written as by the whole run")
    void sameBytes() {
        Path whole = folder.resolve("whole");
        Path staged = folder.resolve("staged");
        stage("run", whole, "--selection", "v4");
        for (String profile : List.of("production", "institutional_etf", "crypto_production")) {
            stage("flow-production", staged, "--profile", profile, "--selection", "v4");
        }
        stage("build-meta-returns", staged, "--sleeves", "instruments=a,etfs=a,crypto=a");
        stage("optimize-meta-portfolio", staged);
        stage("flatten-meta-weights", staged);
        Map<String, String> expected = files(whole);

        assertThat(files(staged)).isEqualTo(expected);
        assertThat(expected).containsKey("sleeves/crypto/a/data/selection.json");
    }
}

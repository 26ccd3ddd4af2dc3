package io.metafolio.examples;

import static io.metafolio.profile.RiskProfile.BARBELL;
import static io.metafolio.profile.RiskProfile.HRP;
import static io.metafolio.profile.RiskProfile.MIN_VARIANCE;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaivers;
import io.metafolio.weights.WeightBounds;
import java.nio.file.Path;

/** From sleeve runs that lie in an artifact folder to a meta-run with its evidence beside them. */
public final class ProductionRun {
    private ProductionRun() {}

    /**
     * Combines the newest runs of the three production sleeves.
     *
     * @param args the artifact folder and the new run's id
     */
    public static void main(String[] args) {
        System.out.println(combine(Path.of(args[0]), args[1]));
    }

    static MetaRun combine(Path path, String runId) {
        ArtifactFolder artifacts = ArtifactFolder.at(path);
        MetaRun run = MetaPortfolio.builder()
                .sleeves(artifacts.sleeves("instruments", "etfs", "crypto"))
                .parity(ParityPolicy.institutional().waive(ParityWaivers.CRYPTO))
                .profiles(MIN_VARIANCE, HRP, BARBELL)
                .guardrails(WeightBounds.SLEEVE_GUARDRAILS)
                .audit(artifacts.ledger(runId))
                .run();
        artifacts.write(runId, run);
        run.acceptance().orThrow(); // after writing: the evidence survives a refusal
        return run;
    }
}

package desk;

import static io.metafolio.testkit.MetaRunAssert.assertThatRun;

import io.metafolio.MetaPortfolio;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.testkit.SyntheticSleeve;
import io.metafolio.weights.WeightBounds;
import org.junit.jupiter.api.Test;

/** The test kit, as published, in another's project. */
class DeskTest {
    private static final WeightBounds MANDATE = WeightBounds.of(0.10, 0.70);

    @Test
    void keepsTheMandate() {
        assertThatRun(MetaPortfolio.of(
                                SyntheticSleeve.of(SleeveInventory.ETFS).seed(7).build(),
                                SyntheticSleeve.of(SleeveInventory.CRYPTO).seed(8).build())
                        .guardrails(MANDATE)
                        .profiles(RiskProfile.HRP)
                        .run())
                .decidesWithin(MANDATE)
                .conservesWeight()
                .hasWholeLedger();
    }
}

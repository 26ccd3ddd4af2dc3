package io.metafolio.spi;

import io.metafolio.audit.AuditEntry;
import io.metafolio.weights.GuardrailProjection;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Decisions that are told to the ledger before and after they are made. As safe to share between threads as its ledger.
 *
 * @param engines what solves the profiles
 * @param projection how weights of engines that do not optimise are brought inside bounds
 * @param ledger hears the intent and the outcome of every decision
 * @param step the ledger step of these decisions, to which the profile is added, for example {@code meta_optimize}
 * @param counted what the columns are called in the ledger, for example {@code n_sleeves}
 */
public record RecordedDecisions(
        RiskEngines engines, GuardrailProjection projection, Consumer<AuditEntry> ledger, String step, String counted) {
    /**
     * A decision and the question it answers.
     *
     * @param decision weights that sum to one inside the bounds
     * @param inputs the hash of the request
     */
    public record Recorded(EngineDecision decision, String inputs) {}

    /**
     * Makes one decision.
     *
     * @param request what to allocate, decided at the close of its last row
     * @param kind which decision it is, for example {@code walk_forward}
     * @param whose whose weights they are, for messages
     * @return weights that sum to one inside the bounds, and the hash of the request
     */
    public Recorded decide(EngineRequest request, String kind, String whose) {
        String inputs = request.hash();
        int rows = request.returns().rows();
        LocalDate decidedOn = request.returns().dates().get(rows - 1);
        AuditEntry intent = AuditEntry.intent(
                step + "_" + request.profile(),
                Map.of(
                        "engine",
                        engines.engine(request.profile()).name(),
                        "profile",
                        request.profile().name(),
                        counted,
                        request.returns().columnCount(),
                        "rows",
                        rows,
                        "decision",
                        kind,
                        "decided_on",
                        decidedOn.toString()),
                inputs);
        ledger.accept(intent);
        EngineDecision decision = engines.decide(
                request,
                projection,
                whose + ", profile " + request.profile() + ", decision at the close of " + decidedOn);
        ledger.accept(intent.outcome(decision.recorded(), decision.hash()));
        return new Recorded(decision, inputs);
    }
}

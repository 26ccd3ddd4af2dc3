package io.metafolio.io.artifacts;

import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.SessionDating;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.io.table.StampedTable;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.RawTable;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SourceReport;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.weights.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sleeve run that another desk made: manifest, streams and assets in the layout of ours, but no ledger. It takes part by a
 * pinned id only; what stands for its ledger's head is the hash of what was read.
 */
final class DeskSleeve {
    private static final double SUM_TOLERANCE = 1e-9;

    private final Path run;
    private final ResolvedManifest manifest;
    private final SleeveDefinition definition;
    private final LocalDate asOf;

    private DeskSleeve(Path run, TradingCalendars calendars) {
        this.run = run;
        this.manifest = SleeveFiles.manifest(run);
        this.definition = SleeveFiles.definition(manifest, calendars);
        this.asOf = SleeveFiles.asOf(manifest);
    }

    static boolean isAt(Path run) {
        return !Files.exists(run.resolve(LedgerFile.NAME)) && Files.isRegularFile(run.resolve(SleeveFiles.MANIFEST));
    }

    static StrategyRun read(Path run, TradingCalendars calendars) {
        return new DeskSleeve(run, calendars).read();
    }

    private StrategyRun read() {
        List<String> names = SleeveFiles.profiles(manifest);
        JsonTree flattened = JsonTree.read(run.resolve(SleeveFiles.FLATTENED), "assets of a sleeve run")
                .child("profiles");
        Map<RiskProfile, ProfileRun> profiles = new LinkedHashMap<>();
        for (String name : names) {
            RiskProfile profile = RiskProfile.of(name);
            ProfileStream stream = SleeveFiles.stream(run, definition.id(), profile, names);
            requireWhole(stream);
            requireAsOf(stream);
            profiles.put(
                    profile,
                    new ProfileRun(stream, weights(flattened.child(name)), List.of(), List.of(), List.of(), List.of()));
        }
        return new StrategyRun(
                definition,
                manifest,
                SleeveFiles.temporalId(manifest, asOf),
                asOf,
                profiles,
                List.of(),
                data(profiles),
                Optional.empty(),
                new LedgerMark(0, hash(profiles), 0, 0));
    }

    /** Every session from the first to the last has a return, and no closed day has one. */
    private void requireWhole(ProfileStream stream) {
        RawTable rows =
                StampedTable.of(stream.series(), stream.profile().name()).toRows();
        IntegrityAudit.requireAll(List.of(IntegrityAudit.ofReturns(
                stream.series().name(), rows, SessionDating.of(definition.calendar()), IntegrityRules.ZERO_TOLERANCE)));
    }

    private void requireAsOf(ProfileStream stream) {
        List<LocalDate> dates = stream.series().dates();
        LocalDate last = dates.get(dates.size() - 1);
        if (last.isAfter(asOf)) {
            throw new RefusedException(
                    "The stream ends on " + last + ", after the manifest's as-of date " + asOf,
                    run.toString(),
                    "a stream that knows nothing after its as-of date",
                    "manifest and stream are of different runs");
        }
    }

    private Weights weights(JsonTree profile) {
        List<String> symbols = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (JsonTree asset : profile.children("assets")) {
            symbols.add(asset.text("symbol"));
            values.add(asset.number("net_weight").doubleValue());
        }
        definition.scope().refuseOutside(definition.id(), profile.place(), symbols);
        Weights weights = Weights.of(
                symbols, values.stream().mapToDouble(Double::doubleValue).toArray());
        if (!(Math.abs(weights.sum() - 1) <= SUM_TOLERANCE)) {
            throw new RefusedException(
                    "The net weights sum to " + weights.sum(),
                    profile.place(),
                    "a sum of 1 within " + SUM_TOLERANCE,
                    "cash or an asset was left out");
        }
        return weights;
    }

    private SourceReport data(Map<RiskProfile, ProfileRun> profiles) {
        List<LocalDate> dates =
                profiles.values().iterator().next().stream().series().dates();
        IntegrityFinding unseen = new IntegrityFinding(
                IntegrityRule.NOT_AUDITED,
                definition.id(),
                "all assets",
                Optional.of(new DateSpan(dates.get(0), dates.get(dates.size() - 1))),
                "",
                "not seen",
                "the stream was made elsewhere; its prices, turnover and costs were not seen",
                false);
        return new SourceReport("streams of another desk", List.of(unseen), List.of());
    }

    private String hash(Map<RiskProfile, ProfileRun> profiles) {
        ContentHash hash = ContentHash.of("sleeve-without-ledger").text(manifest.hash());
        profiles.forEach((profile, result) ->
                hash.text(profile.name()).series(result.stream().series()).weights(result.assetWeights()));
        return hash.hex();
    }
}

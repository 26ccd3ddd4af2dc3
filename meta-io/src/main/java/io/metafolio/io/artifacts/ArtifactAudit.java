package io.metafolio.io.artifacts;

import io.metafolio.MetaConfiguration;
import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.SessionDating;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.io.json.Json;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.RawTable;
import io.metafolio.sleeve.ResolvedManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The integrity of streams that lie in an artifact folder: those of sleeves against their calendars, joined ones against the
 * days that all their sleeves share. What a sleeve run recorded of its prices is told again.
 */
public final class ArtifactAudit {
    private final Path root;
    private final TradingCalendars calendars;
    private final IntegrityRules rules;
    private final List<IntegrityAudit> audits = new ArrayList<>();

    private ArtifactAudit(Path root, TradingCalendars calendars, IntegrityRules rules) {
        this.root = root;
        this.calendars = calendars;
        this.rules = rules;
    }

    /**
     * Audits every run below a folder.
     *
     * @param folder an artifact folder, or the folder of one run
     * @param calendars those that manifests may name
     * @param rules what time it is; the others are for prices
     * @return one audit a stream and one a sleeve's recorded prices, by path
     * @throws RefusedException where no run lies there
     */
    public static List<IntegrityAudit> of(Path folder, TradingCalendars calendars, IntegrityRules rules) {
        ArtifactAudit audit = new ArtifactAudit(folder, calendars, rules);
        List<Path> runs = runs(folder);
        if (runs.isEmpty()) {
            throw new RefusedException(
                    "No run lies there",
                    folder.toString(),
                    "a folder with " + SleeveFiles.MANIFEST + " in it or below",
                    "the path is mistyped");
        }
        runs.forEach(audit::run);
        return audit.audits;
    }

    /**
     * Whether a folder is one of artifacts, or of one run.
     *
     * @param folder any folder
     * @return true where a run's manifest lies in it or below
     */
    public static boolean isFor(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(ArtifactAudit::isRun);
        } catch (IOException e) {
            throw unlisted(folder, e);
        }
    }

    private static List<Path> runs(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(ArtifactAudit::isRun).sorted().toList();
        } catch (IOException e) {
            throw unlisted(folder, e);
        }
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(SleeveFiles.MANIFEST));
    }

    private static UncheckedIOException unlisted(Path folder, IOException e) {
        return new UncheckedIOException("Could not list " + folder + " (audit of artifacts): " + e, e);
    }

    /**
     * Audits as one JSON object.
     *
     * @param audits of prices, or of artifacts
     * @return indented text
     */
    public static String json(List<IntegrityAudit> audits) {
        List<Object> trees = new ArrayList<>();
        for (IntegrityAudit audit : audits) {
            trees.add(Trees.map(
                    "sleeve", audit.sleeve(),
                    "source", audit.source(),
                    "rows", audit.rows(),
                    "passes", audit.passes(),
                    "findings",
                            audit.findings().stream().map(IntegrityFiles::tree).toList()));
        }
        Map<String, Object> tree =
                Trees.map("passes", audits.stream().allMatch(IntegrityAudit::passes), "audits", trees);
        return Json.pretty(tree);
    }

    private void run(Path run) {
        JsonTree manifest = JsonTree.read(run.resolve(SleeveFiles.MANIFEST), "audit of artifacts");
        if (manifest.keys().contains("meta")) {
            meta(run, ConfigurationFile.read(manifest));
        } else {
            sleeve(run);
        }
    }

    private void sleeve(Path run) {
        ResolvedManifest manifest = SleeveFiles.manifest(run);
        SessionDating dating =
                SessionDating.of(SleeveFiles.definition(manifest, calendars).calendar());
        LocalDate asOf = SleeveFiles.asOf(manifest);
        if (Files.isRegularFile(run.resolve(SleeveFiles.INTEGRITY))) {
            recorded(run, manifest.sleeve());
        }
        for (String profile : SleeveFiles.profiles(manifest)) {
            stream(run.resolve(SleeveFiles.RETURNS + profile + ".pkl"), manifest.sleeve(), dating, Optional.of(asOf));
        }
    }

    private void recorded(Path run, String sleeve) {
        Path file = run.resolve(SleeveFiles.INTEGRITY);
        List<IntegrityFinding> findings =
                IntegrityFiles.read(JsonTree.read(file, "audit of artifacts")).findings();
        audits.add(new IntegrityAudit(sleeve, name(file), 0, findings));
    }

    private void meta(Path run, MetaConfiguration configuration) {
        TradingCalendar shared = configuration.sleeves().stream()
                .flatMap(sleeve -> sleeve.calendars().stream())
                .map(calendars::calendar)
                .reduce(TradingCalendar::intersection)
                .orElseThrow();
        for (RiskProfile profile : configuration.profiles()) {
            stream(
                    run.resolve(ReturnsFiles.RETURNS + profile + ".pkl"),
                    configuration.meta(),
                    SessionDating.of(shared),
                    Optional.empty());
        }
    }

    private void stream(Path file, String sleeve, SessionDating dating, Optional<LocalDate> asOf) {
        try {
            RawTable rows = PandasPickle.read(file).toRows().withSource(name(file));
            IntegrityAudit audit = IntegrityAudit.ofReturns(sleeve, rows, dating, rules);
            audits.add(asOf.map(last -> until(last, audit, rows)).orElse(audit));
        } catch (RefusedException e) {
            audits.add(IntegrityAudit.unreadable(sleeve, name(file), e));
        }
    }

    /** A stream must know nothing after the as-of date of its manifest. */
    private static IntegrityAudit until(LocalDate asOf, IntegrityAudit audit, RawTable rows) {
        List<IntegrityFinding> findings = new ArrayList<>(audit.findings());
        int last = rows.rows() - 1;
        if (last < 0) {
            return audit;
        }
        rows.stamp(last)
                .map(stamp -> stamp.wall().toLocalDate())
                .filter(date -> date.isAfter(asOf))
                .ifPresent(date -> findings.add(new IntegrityFinding(
                        IntegrityRule.FUTURE_DATE,
                        audit.sleeve(),
                        "*",
                        Optional.of(DateSpan.of(date)),
                        rows.place(last),
                        date.toString(),
                        "the stream ends on " + date + ", after the manifest's as-of date " + asOf,
                        true)));
        return new IntegrityAudit(audit.sleeve(), audit.source(), audit.rows(), findings);
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }
}

package io.metafolio;

import io.metafolio.audit.AuditSink;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.ProgressListener;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.tournament.Tournament;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One sleeve of a meta-portfolio about to be run. */
interface Entrant {
    JoinedSleeve described();

    /** Of every strategy within. */
    List<ResolvedManifest> manifests();

    List<RiskProfile> profiles();

    /** Those still to be run, here and within. */
    Stream<Tournament> tournaments();

    /** Steps of every stage still to be run, here and within, by stage. */
    Map<String, Integer> steps();

    /** Makes its ledger ready below the one given; a meta-portfolio writes its genesis and checks what can be checked. */
    Running begin(AuditSink audit, ProgressListener progress);

    /** An entrant whose ledger is ready. */
    interface Running {
        /** Tournaments to be run, in any order and at once; their windows with helpers. */
        Stream<Callable<StrategyRun>> tasks(Executor helpers);

        /** What it yields once all tournaments were run; these by sleeve id. */
        SleeveRun finish(Map<String, StrategyRun> ran);

        /** Takes a step that concerns the whole tree; a refusal ends every ledger that has begun. */
        default <T> T telling(Supplier<T> step) {
            return step.get();
        }
    }

    /** A strategy whose tournament is to be run. */
    record OfTournament(Tournament tournament) implements Entrant {
        @Override
        public JoinedSleeve described() {
            return JoinedSleeve.of(tournament.sleeve(), tournament.manifest(), tournament.temporalId());
        }

        @Override
        public List<ResolvedManifest> manifests() {
            return List.of(tournament.manifest());
        }

        @Override
        public List<RiskProfile> profiles() {
            return tournament.profiles();
        }

        @Override
        public Stream<Tournament> tournaments() {
            return Stream.of(tournament);
        }

        @Override
        public Map<String, Integer> steps() {
            return Map.of(tournament.stage(), tournament.windows());
        }

        @Override
        public Running begin(AuditSink audit, ProgressListener progress) {
            String id = tournament.sleeve().id();
            AuditSink sink = audit.forSleeve(id);
            return new Running() {
                @Override
                public Stream<Callable<StrategyRun>> tasks(Executor helpers) {
                    return Stream.of(() -> sink.telling(() -> tournament.run(sink, progress, helpers)));
                }

                @Override
                public SleeveRun finish(Map<String, StrategyRun> ran) {
                    return Objects.requireNonNull(ran.get(id));
                }
            };
        }
    }

    /** A sleeve that was run before. */
    record OfRun(SleeveRun run) implements Entrant {
        @Override
        public JoinedSleeve described() {
            return JoinedSleeve.of(run);
        }

        @Override
        public List<ResolvedManifest> manifests() {
            return run.strategies().stream().map(StrategyRun::manifest).toList();
        }

        @Override
        public List<RiskProfile> profiles() {
            return run.riskProfiles();
        }

        @Override
        public Stream<Tournament> tournaments() {
            return Stream.empty();
        }

        @Override
        public Map<String, Integer> steps() {
            return Map.of();
        }

        @Override
        public Running begin(AuditSink audit, ProgressListener progress) {
            return new Running() {
                @Override
                public Stream<Callable<StrategyRun>> tasks(Executor helpers) {
                    return Stream.empty();
                }

                @Override
                public SleeveRun finish(Map<String, StrategyRun> ran) {
                    return run;
                }
            };
        }
    }

    /** A meta-portfolio within. */
    record OfMeta(PreparedMeta meta) implements Entrant {
        @Override
        public JoinedSleeve described() {
            return JoinedSleeve.of(meta.configuration());
        }

        @Override
        public List<ResolvedManifest> manifests() {
            return meta.sleeves().manifests();
        }

        @Override
        public List<RiskProfile> profiles() {
            return meta.configuration().profiles();
        }

        @Override
        public Stream<Tournament> tournaments() {
            return meta.sleeves().tournaments();
        }

        @Override
        public Map<String, Integer> steps() {
            return meta.steps();
        }

        @Override
        public Running begin(AuditSink audit, ProgressListener progress) {
            return meta.begin(audit.forMeta(meta.configuration().meta()), progress);
        }
    }
}

package io.metafolio.examples.cli;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.io.ReturnFile;
import io.metafolio.io.json.Json;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Weights from one table of returns, under one philosophy. */
@Command(
        name = "allocate",
        mixinStandardHelpOptions = true,
        description = "Weights from one CSV table of returns (not prices), under one philosophy.")
final class AllocateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "date,LABEL,… with simple returns as fractions.")
    private Optional<Path> given = Optional.empty();

    @Option(
            names = "--list",
            description = "Print profiles, conventions, linkages and estimators, and do nothing else.")
    private boolean list;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--bounds", paramLabel = "LO,HI", description = "Interval of each weight. Default: 0,1.")
    private String bounds = "0,1";

    @Option(names = "--rows", paramLabel = "N", description = "Use the last N rows. Default: all.")
    private Optional<Integer> rows = Optional.empty();

    @Mixin
    private JsonFile json = new JsonFile();

    AllocateCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            out.print(EngineList.text());
            return Metafolio.DONE;
        }
        Path file = given.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "allocate needs a FILE of returns, or --list."));
        json.requireWritable();
        RiskEngines engines = chosenEngines();
        ReturnMatrix returns = lastRows(file, ReturnFile.read(file));
        EngineRequest request = EngineRequest.of(RiskProfile.of(engine.profile()), returns)
                .withCovariance(engine.covariance())
                .withBounds(bounds())
                .withRegime(engine.regime())
                .withRegularization(engine.regularization());
        EngineDecision decision = engines.decide(request, GuardrailProjection.PROPORTIONAL, file.toString());
        json.write(() -> Json.pretty(shape(decision, returns.rows())));
        out.print(decision.weights());
        out.println(engine.profile()
                + engine.conventionName().map(name -> " (" + name + ")").orElse("") + ", "
                + engine.covariance() + ", " + returns.rows() + " rows" + shown(", condition ", decision.condition())
                + shown(", KKT residual ", decision.kkt()));
        if (!decision.binding().isEmpty()) {
            out.println("at a bound: " + decision.binding());
        }
        decision.notices().forEach(notice -> out.println("notice: " + notice));
        return Metafolio.DONE;
    }

    /** A name that nothing answers to is a wrong use of the command line, before any data is read. */
    private RiskEngines chosenEngines() {
        try {
            engine.covariance();
            return engine.engines();
        } catch (UnknownNameException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
    }

    private static String shown(String name, OptionalDouble value) {
        return value.isPresent() ? name + String.format(Locale.ROOT, "%.3g", value.getAsDouble()) : "";
    }

    private ReturnMatrix lastRows(Path file, ReturnMatrix all) {
        if (rows.isEmpty()) {
            return all;
        }
        int wanted = rows.get();
        if (wanted < 2) {
            throw new ParameterException(spec.commandLine(), "--rows " + wanted + ": expected at least 2.");
        }
        if (wanted > all.rows()) {
            throw new RefusedException(
                    "Only " + all.rows() + " rows for --rows " + wanted,
                    file.toString(),
                    "at least " + wanted + " rows",
                    "leave --rows out to use all of them");
        }
        return all.slice(all.rows() - wanted, all.rows());
    }

    private WeightBounds bounds() {
        String[] ends = bounds.split(",", -1);
        try {
            if (ends.length == 2) {
                return WeightBounds.of(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--bounds " + bounds + ": expected two numbers LO,HI.", e);
        }
        throw new ParameterException(spec.commandLine(), "--bounds " + bounds + ": expected two numbers LO,HI.");
    }

    private Map<String, @Nullable Object> shape(EngineDecision decision, int used) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("profile", engine.profile());
        shape.put("convention", engine.conventionName().orElse(null));
        shape.put("engine", decision.engine());
        shape.put("rows", used);
        shape.put("covariance", engine.covariance().id());
        shape.put("weights", decision.weights().asMap());
        shape.put("raw", decision.raw().asMap());
        shape.put("binding", decision.binding());
        shape.put("condition", orNull(decision.condition()));
        shape.put("kkt", orNull(decision.kkt()));
        shape.put("estimates", decision.estimates());
        shape.put("notices", decision.notices());
        return shape;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

package io.metafolio.io.study;

import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.Printable;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.study.ProfileOutcome;
import io.metafolio.study.Scenario;
import io.metafolio.study.ScenarioOutcome;
import io.metafolio.study.Study;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Outcomes as rows of a table in CSV, one a profile: the text that a cluster sends, and that {@code scenarios.csv} holds. Rows read back
 * give the same outcome, bit for bit, and an outcome the same rows. Immutable.
 */
public final class ScenarioRows {
    private static final String RAN = "ran";
    private static final String REFUSED = "refused";
    private static final List<String> HEAD = List.of(
            "scenario", "kind", "varied", "value", "profile", "status", "in_sample", "out_of_sample", "refusal");

    private final Study study;
    private final List<RiskProfile> profiles;
    private final List<String> numbers;

    /**
     * Of one study.
     *
     * @param study whose profiles have a row each, and whose sleeves a column
     */
    public ScenarioRows(Study study) {
        this.study = study;
        this.profiles = study.profiles();
        this.numbers = ProfileOutcome.columns(study.sleeves());
    }

    /** How many rows a scenario has. */
    int perScenario() {
        return profiles.size();
    }

    String header() {
        List<String> header = new ArrayList<>(HEAD);
        header.addAll(numbers);
        return line(List.of(header));
    }

    /**
     * The rows of one outcome.
     *
     * @param outcome of the study
     * @return lines that each end in a line feed
     */
    public String rows(ScenarioOutcome outcome) {
        return line(profiles.stream()
                .map(profile -> row(outcome, profile, outcome.profile(profile)))
                .toList());
    }

    private List<String> row(ScenarioOutcome outcome, RiskProfile profile, Optional<ProfileOutcome> result) {
        Scenario scenario = outcome.scenario();
        List<String> row = new ArrayList<>(List.of(
                String.valueOf(scenario.number()),
                scenario.kind().id(),
                scenario.name(),
                scenario.value(),
                profile.name(),
                result.isPresent() ? RAN : REFUSED,
                result.map(ran -> ran.inSample().name()).orElse(""),
                result.map(ran -> ran.outOfSample().name()).orElse(""),
                Printable.of(outcome.refusal().orElse(""))));
        for (String name : numbers) {
            OptionalDouble value = result.map(ran -> ran.number(name)).orElse(OptionalDouble.empty());
            row.add(value.isPresent() ? CanonicalJson.number(value.getAsDouble()) : "");
        }
        return row;
    }

    private static String line(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * One outcome back from its rows.
     *
     * @param number of the scenario
     * @param rows its lines, as they were written
     * @return the outcome
     * @throws IllegalArgumentException where they are not the rows of that scenario; it says what is wrong with them
     */
    public ScenarioOutcome outcome(int number, String rows) {
        List<CsvRecord> records = new ArrayList<>();
        try {
            CsvReader.builder().ofCsvRecord(rows).forEach(records::add);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        require(records.size() == profiles.size(), "rows", records.size());
        return outcome(study.scenario(number), records);
    }

    private ScenarioOutcome outcome(Scenario scenario, List<CsvRecord> rows) {
        Map<RiskProfile, ProfileOutcome> outcomes = new LinkedHashMap<>();
        Optional<String> refusal = Optional.empty();
        for (int k = 0; k < profiles.size(); k++) {
            CsvRecord row = rows.get(k);
            require(row.getFieldCount() == HEAD.size() + numbers.size(), "cells", row.getFieldCount());
            String begins = String.join(" ", row.getFields().subList(0, 5));
            String expected = String.join(
                    " ",
                    List.of(
                            String.valueOf(scenario.number()),
                            scenario.kind().id(),
                            scenario.name(),
                            scenario.value(),
                            profiles.get(k).name()));
            require(begins.equals(expected), "a row that begins", begins);
            switch (row.getField(5)) {
                case RAN -> outcomes.put(profiles.get(k), outcome(row));
                case REFUSED -> refusal = Optional.of(row.getField(8));
                default -> require(false, "status", row.getField(5));
            }
        }
        require(outcomes.size() == (refusal.isPresent() ? 0 : profiles.size()), "profiles that ran", outcomes.size());
        return new ScenarioOutcome(scenario, refusal, outcomes);
    }

    private ProfileOutcome outcome(CsvRecord row) {
        ImmutableMap.Builder<String, Double> values = ImmutableMap.builder();
        for (int j = 0; j < numbers.size(); j++) {
            String cell = row.getField(HEAD.size() + j);
            if (!cell.isEmpty()) {
                values.put(numbers.get(j), Double.parseDouble(cell));
            }
        }
        return new ProfileOutcome(
                Status.valueOf(row.getField(6).toUpperCase(Locale.ROOT)),
                Status.valueOf(row.getField(7).toUpperCase(Locale.ROOT)),
                values.buildOrThrow());
    }

    private static void require(boolean holds, String what, Object met) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": " + met);
        }
    }
}

package io.metafolio.io.study;

import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.Printable;
import io.metafolio.io.parquet.RecordTable;
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
import java.util.stream.Stream;

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
        return line(rowsOf(outcome).map(this::cells).toList());
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(head(row));
        for (String name : numbers) {
            OptionalDouble value = row.number(name);
            cells.add(value.isPresent() ? CanonicalJson.number(value.getAsDouble()) : "");
        }
        return cells;
    }

    private static List<String> head(Row row) {
        Scenario scenario = row.outcome().scenario();
        return List.of(
                String.valueOf(scenario.number()),
                scenario.kind().id(),
                scenario.name(),
                scenario.value(),
                row.profile().name(),
                row.result().isPresent() ? RAN : REFUSED,
                row.result().map(ran -> ran.inSample().name()).orElse(""),
                row.result().map(ran -> ran.outOfSample().name()).orElse(""),
                Printable.of(row.outcome().refusal().orElse("")));
    }

    /**
     * All rows as one table, whose absent numbers are NaN and absent texts empty.
     *
     * @param source what it is, for messages
     * @param outcomes of the study, in order
     * @return the columns of the CSV table
     */
    public RecordTable table(String source, List<ScenarioOutcome> outcomes) {
        List<Row> rows = outcomes.stream().flatMap(this::rowsOf).toList();
        List<List<String>> heads = rows.stream().map(ScenarioRows::head).toList();
        RecordTable table = RecordTable.of(source, rows.size())
                .counts(
                        HEAD.get(0),
                        rows.stream()
                                .mapToLong(row -> row.outcome().scenario().number())
                                .toArray());
        for (int k = 1; k < HEAD.size(); k++) {
            int column = k;
            table = table.texts(
                    HEAD.get(k), heads.stream().map(head -> head.get(column)).toList());
        }
        for (String name : numbers) {
            table = table.numbers(
                    name,
                    rows.stream()
                            .mapToDouble(row -> row.number(name).orElse(Double.NaN))
                            .toArray());
        }
        return table;
    }

    private Stream<Row> rowsOf(ScenarioOutcome outcome) {
        return profiles.stream().map(profile -> new Row(outcome, profile, outcome.profile(profile)));
    }

    /** What one row tells of. */
    private record Row(ScenarioOutcome outcome, RiskProfile profile, Optional<ProfileOutcome> result) {
        OptionalDouble number(String name) {
            return result.map(ran -> ran.number(name)).orElse(OptionalDouble.empty());
        }
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

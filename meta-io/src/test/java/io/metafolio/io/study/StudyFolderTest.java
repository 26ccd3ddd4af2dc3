package io.metafolio.io.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.html.HtmlStudy;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.spi.RiskEngine;
import io.metafolio.study.Study;
import io.metafolio.study.StudySummary;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.Weights;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class StudyFolderTest {
    private static final RiskProfile EVEN = RiskProfile.of("even");
    private static final RiskProfile FIRST = RiskProfile.of("first");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path whole;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private static StudySummary summary;

    private static MetaPortfolioBuilder meta() {
        return MetaPortfolio.builder()
                .sleeves(SyntheticMarket.of(7).until(LocalDate.of(2019, 12, 31)).sleeves())
                .selection("none")
                .engine(RiskEngine.of(
                        "test", EVEN, request -> weights(request.returns().columns(), 1)))
                .engine(RiskEngine.of(
                        "test", FIRST, request -> weights(request.returns().columns(), 2)))
                .profiles(EVEN, FIRST)
                .lookback(Lookback.of(120))
                .window(TrainTestWindow.of(20, 10))
                .threads(2);
    }

    private static Weights weights(List<String> columns, double first) {
        double[] weights = new double[columns.size()];
        Arrays.fill(weights, 1 / (weights.length - 1 + first));
        weights[0] *= first;
        return Weights.of(columns, weights);
    }

    private static Study study(MetaPortfolioBuilder meta, int draws) {
        return Study.of(meta.build())
                .vary("/backtest/lookback_days", 90, 100_000)
                .leaveOneSleeveOut()
                .draw(draws)
                .build();
    }

    @BeforeAll
    static void runWhole() {
        summary = StudyFolder.at(whole).run(study(meta(), 4));
    }

    private static Path table(Path folder) {
        return StudyFolder.at(folder).scenarios();
    }

    @Test
    @DisplayName("the table holds every scenario and profile, and reads back as it was, refusals included")
    void readBack() throws IOException {
        List<String> lines = Files.readAllLines(table(whole));
        assertThat(lines).hasSize(1 + 2 * 10);
        assertThat(lines.get(0))
                .startsWith("scenario,kind,varied,value,profile,status,in_sample,out_of_sample,refusal");
        assertThat(lines.get(5)).startsWith("2,varied,/backtest/lookback_days,100000,even,refused,,,\"Only ");
        StudySummary again = StudyFolder.at(whole).run(study(meta(), 4));
        assertThat(again.outcomes()).isEqualTo(summary.outcomes());
        assertThat(again).hasToString(summary.toString());
        assertThat(Files.readAllLines(table(whole))).isEqualTo(lines);
        try (Stream<Path> files = Files.list(whole)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("study.json", "scenarios.csv", "study.html");
        }
    }

    @Test
    @DisplayName("wherever the table was cut, the study goes on to the same bytes")
    void goesOn() throws IOException {
        byte[] bytes = Files.readAllBytes(table(whole));
        Random random = new Random(1);
        List<Integer> cuts = new ArrayList<>(List.of(0, 1, bytes.length - 1, bytes.length));
        for (int k = 0; k < 8; k++) {
            cuts.add(random.nextInt(bytes.length));
        }
        for (int cut : cuts) {
            Path stopped = folder.resolve("cut" + cut);
            Files.createDirectories(stopped);
            Files.copy(whole.resolve("study.json"), stopped.resolve("study.json"));
            Files.write(table(stopped), Arrays.copyOf(bytes, cut));
            assertThat(StudyFolder.at(stopped).run(study(meta(), 4)).outcomes())
                    .as("cut at " + cut)
                    .isEqualTo(summary.outcomes());
            assertThat(table(stopped)).hasBinaryContent(bytes);
        }
    }

    @Test
    @DisplayName("more histories add to the table that stands; fewer than it holds are refused")
    void moreDraws() throws IOException {
        StudyFolder.at(folder).run(study(meta(), 2));
        StudyFolder.at(folder).run(study(meta(), 4));
        assertThat(table(folder)).hasSameBinaryContentAs(table(whole));
        assertThatThrownBy(() -> StudyFolder.at(folder).run(study(meta(), 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("10 scenarios")
                .hasMessageContaining("7 scenarios of this study");
        assertThat(table(folder)).hasSameBinaryContentAs(table(whole));
    }

    @Test
    @DisplayName("another study is refused, and nothing of it written")
    void another() {
        assertThatThrownBy(() -> StudyFolder.at(whole).run(study(meta().cashRate(0.02), 4)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another study")
                .hasMessageContaining("study.json");
    }

    @Test
    @DisplayName("a table that was changed is refused by line, and stays as it is")
    void changed() throws IOException {
        for (List<String> change : List.of(
                List.of("even,ran", "even,run"),
                List.of("\n3,varied", "\n4,varied"),
                List.of("PASS", "PAST"),
                List.of("without,etfs", "without,bonds"),
                List.of("scenario,kind", "scenario,sort"))) {
            String text = Files.readString(table(whole));
            Path other = folder.resolve("c" + change.hashCode());
            Files.createDirectories(other);
            Files.copy(whole.resolve("study.json"), other.resolve("study.json"));
            String wrong = text.replaceFirst(change.get(0), change.get(1));
            if (wrong.equals(text)) {
                wrong = text.replaceFirst("FAIL", "FALL");
            }
            Files.writeString(table(other), wrong);
            assertThatThrownBy(() -> StudyFolder.at(other).run(study(meta(), 4)))
                    .as(change.toString())
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("Line ")
                    .hasMessageContaining("scenarios.csv");
            assertThat(table(other)).hasContent(wrong);
        }
    }

    @Test
    @DisplayName("bytes that are no text are refused by line, and stay as they are")
    void noText() throws IOException {
        byte[] bytes = Files.readAllBytes(table(whole));
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("etfs,even");
        bytes[place] = (byte) 0xff;
        Files.copy(whole.resolve("study.json"), folder.resolve("study.json"));
        Files.write(table(folder), bytes);
        assertThatThrownBy(() -> StudyFolder.at(folder).run(study(meta(), 4)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Line ");
        assertThat(table(folder)).hasBinaryContent(bytes);
    }

    @Test
    @DisplayName("the table as Parquet is written at the end, the same bytes however often")
    void parquet() throws IOException {
        StudyFolder plain = StudyFolder.at(folder.resolve("plain"));
        plain.run(study(meta(), 4));
        assertThat(plain.folder().resolve("scenarios.parquet")).doesNotExist();
        plain.withParquet().run(study(meta(), 4));
        byte[] bytes = Files.readAllBytes(plain.folder().resolve("scenarios.parquet"));
        StudyFolder again = StudyFolder.at(folder.resolve("again")).withParquet();
        again.run(study(meta(), 2));
        again.run(study(meta(), 4));
        assertThat(again.folder().resolve("scenarios.parquet")).hasBinaryContent(bytes);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("out_of_sample", "weight/crypto", "lookback of 100000");
    }

    @Test
    @DisplayName("two processes cannot run one study at once")
    void held() throws IOException {
        Files.copy(whole.resolve("study.json"), folder.resolve("study.json"));
        try (RandomAccessFile file = new RandomAccessFile(table(folder).toFile(), "rw")) {
            assertThat(file.getChannel().lock().isValid()).isTrue();
            assertThatThrownBy(() -> StudyFolder.at(folder).run(study(meta(), 4)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("run already");
        }
    }

    @Test
    @DisplayName(
            "the page is XML without script or network, tells verdicts and refusals, and is the same whenever it is made")
    void page() throws Exception {
        String page = Files.readString(StudyFolder.at(whole).page());
        assertThat(HtmlStudy.of(study(meta(), 4), summary)).isEqualTo(page);
        assertThat(page)
                .contains(
                        "4 histories drawn",
                        "5 varied",
                        "lookback of 100000",
                        "UNATTAINABLE",
                        "Wealth over drawn histories")
                .contains(
                        "What moves it most", "/backtest/lookback_days", "shared rows in the mean", "weight of crypto")
                .doesNotContain("<script", "http://", "https://");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document xml = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replaceFirst("<!DOCTYPE html>\n", ""))));
        assertThat(xml.getElementsByTagName("figure").getLength()).isEqualTo(1 + 2 * 3);
    }

    @Test
    @DisplayName("a study in which nothing is drawn, or nothing varied, has a page of what there is")
    void smallPages() {
        Study varied = Study.of(meta().build()).delayed(1).build();
        assertThat(HtmlStudy.of(varied, varied.run()))
                .contains("What moves it most", "0 histories drawn")
                .doesNotContain("Wealth over drawn histories", "shared rows in the mean");
        Study drawn = Study.of(meta().build()).draw(1).build();
        assertThat(HtmlStudy.of(drawn, drawn.run()))
                .contains("Wealth over drawn histories", "1 history drawn")
                .doesNotContain("What moves it most");
    }

    @Test
    @DisplayName("an interrupted study is cancelled, and goes on later to the same bytes")
    void interrupted() {
        int[] told = {0};
        assertThatThrownBy(() -> StudyFolder.at(folder)
                        .run(study(
                                meta().progress(step -> {
                                    told[0]++;
                                    if (told[0] == 3) {
                                        Thread.currentThread().interrupt();
                                    }
                                }),
                                4)))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> StudyFolder.at(folder).run(study(meta(), 4)))
                .as("still interrupted")
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(StudyFolder.at(folder).run(study(meta(), 4)).outcomes()).isEqualTo(summary.outcomes());
        assertThat(table(folder)).hasSameBinaryContentAs(table(whole));
    }
}

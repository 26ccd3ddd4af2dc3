package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What goes to a repository: every module that is not kept back stands in the bill of versions, at the version of all. */
class PublishedTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([a-z-]+)</artifactId>\\s*<version>([^<]+)</version>");

    private static String pom(String module) throws IOException {
        return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
    }

    private static List<String> published() throws IOException {
        List<String> published = new ArrayList<>();
        for (MatchResult module : MODULE.matcher(pom(".")).results().toList()) {
            String name = module.group(1);
            if (!pom(name).contains("<maven.deploy.skip>true</maven.deploy.skip>") && !name.equals("meta-bom")) {
                published.add(name);
            }
        }
        assertThat(published).contains("meta-core", "meta-engines", "meta-io");
        return published;
    }

    @Test
    @DisplayName("the bill of versions lists every published module and the test kit, at the version of the project")
    void billOfVersions() throws IOException {
        String bill = pom("meta-bom");
        String managed =
                bill.substring(bill.indexOf("<dependencyManagement>"), bill.indexOf("</dependencyManagement>"));
        List<MatchResult> listed = VERSION.matcher(managed).results().toList();
        assertThat(listed.stream().map(entry -> entry.group(1)).distinct()).containsExactlyElementsOf(published());
        assertThat(managed).contains("<classifier>testkit</classifier>");
        String version =
                VERSION.matcher(pom(".")).results().findFirst().orElseThrow().group(2);
        assertThat(VERSION.matcher(bill).results().filter(entry -> entry.group(1)
                        .startsWith("meta-")))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.group(2)).isEqualTo(version));
    }

    @Test
    @DisplayName("every published jar holds the licence")
    void licence() throws IOException {
        byte[] licence = Files.readAllBytes(ROOT.resolve("LICENSE"));
        for (String module : published()) {
            assertThat(ROOT.resolve(module).resolve("target/classes/META-INF/LICENSE"))
                    .as(module)
                    .hasBinaryContent(licence);
        }
    }
}

package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
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

    @Test
    @DisplayName("the bill of versions lists every published module and the test kit, at the version of the project")
    void billOfVersions() throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        String bill = Files.readString(ROOT.resolve("meta-bom/pom.xml"));
        List<String> published = new ArrayList<>();
        for (MatchResult module : MODULE.matcher(parent).results().toList()) {
            String name = module.group(1);
            String pom = Files.readString(ROOT.resolve(name).resolve("pom.xml"));
            if (!pom.contains("<maven.deploy.skip>true</maven.deploy.skip>") && !name.equals("meta-bom")) {
                published.add(name);
            }
        }
        String managed =
                bill.substring(bill.indexOf("<dependencyManagement>"), bill.indexOf("</dependencyManagement>"));
        List<MatchResult> listed = VERSION.matcher(managed).results().toList();
        assertThat(listed.stream().map(entry -> entry.group(1)).distinct())
                .containsExactlyElementsOf(published)
                .contains("meta-core", "meta-engines", "meta-io");
        assertThat(managed).contains("<classifier>testkit</classifier>");
        String version =
                VERSION.matcher(parent).results().findFirst().orElseThrow().group(2);
        assertThat(VERSION.matcher(bill).results().filter(entry -> entry.group(1)
                        .startsWith("meta-")))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.group(2)).isEqualTo(version));
    }

    @Test
    @DisplayName("every published jar holds the licence")
    void licence() throws IOException {
        byte[] licence = Files.readAllBytes(ROOT.resolve("LICENSE"));
        for (String module : List.of("meta-core", "meta-engines", "meta-io")) {
            try (InputStream inside =
                    Files.newInputStream(ROOT.resolve(module).resolve("target/classes/META-INF/LICENSE"))) {
                assertThat(inside.readAllBytes()).as(module).isEqualTo(licence);
            }
        }
    }
}

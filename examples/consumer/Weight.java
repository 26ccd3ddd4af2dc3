import io.metafolio.io.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists what a desk has on its class path for the library's sake: jar, size, licence. More than 6 MB is a failure. */
final class Weight {
    private static final double MOST_MEGABYTES = 6;

    private Weight() {}

    /**
     * Prints the table.
     *
     * @param args the folder of jars, and the published bills of materials
     * @throws IOException where one of them cannot be read
     */
    public static void main(String[] args) throws IOException {
        Map<String, String> licences = new TreeMap<>();
        for (String bill : List.of(args).subList(1, args.length)) {
            collect(Json.object(Files.readString(Path.of(bill)), bill), licences);
        }
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            jars = files.sorted().toList();
        }
        double total = 0;
        List<String> unknown = new ArrayList<>();
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            String licence = licences.getOrDefault(name.replaceFirst("-[0-9].*", ""), "");
            total += Files.size(jar) / 1e6;
            if (licence.isEmpty()) {
                unknown.add(name);
            }
            System.out.printf(Locale.ROOT, "%-64s %6.3f MB  %s%n", name, Files.size(jar) / 1e6, licence);
        }
        System.out.printf(Locale.ROOT, "%-64s %6.3f MB  of at most %.0f%n", jars.size() + " jars", total, MOST_MEGABYTES);
        if (total >= MOST_MEGABYTES || !unknown.isEmpty()) {
            System.err.println("Too heavy, or of no known licence: " + unknown);
            System.exit(1);
        }
    }

    private static void collect(Map<?, ?> bill, Map<String, String> licences) {
        add((Map<?, ?>) ((Map<?, ?>) bill.get("metadata")).get("component"), licences);
        for (Object component : (List<?>) bill.get("components")) {
            add((Map<?, ?>) component, licences);
        }
    }

    private static void add(Map<?, ?> component, Map<String, String> licences) {
        if (component.get("licenses") instanceof List<?> known) {
            licences.put(
                    (String) component.get("name"), known.stream().map(Weight::licence).collect(Collectors.joining(", ")));
        }
    }

    private static String licence(Object entry) {
        Map<?, ?> licence = (Map<?, ?>) ((Map<?, ?>) entry).get("license");
        return String.valueOf(licence.containsKey("id") ? licence.get("id") : licence.get("name"));
    }
}

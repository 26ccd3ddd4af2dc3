package io.metafolio.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A notebook of the project, or one that a kernel executed. */
record Notebook(String name, JsonNode tree) {
    private static final Path FOLDER = Path.of("notebooks");
    /** The cell that adds the library. */
    static final String LIBRARY = "library";

    /** One cell of code. */
    record Cell(String id, String source, List<JsonNode> outputs) {
        /** What it showed as one kind of data; the empty string where it showed none. */
        String shown(String kind) {
            return outputs.stream()
                    .map(output -> text(output.path("data").path(kind)))
                    .collect(Collectors.joining());
        }

        String printed() {
            return outputs.stream().map(output -> text(output.path("text"))).collect(Collectors.joining());
        }

        boolean failed() {
            return outputs.stream()
                    .anyMatch(output -> output.path("output_type").asString().equals("error"));
        }
    }

    static List<Notebook> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(Notebook::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Notebook read(Path file) {
        try {
            return new Notebook(
                    file.getFileName().toString(), JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Cell> code() {
        List<Cell> code = new ArrayList<>();
        for (JsonNode cell : tree.path("cells")) {
            if (cell.path("cell_type").asString().equals("code")) {
                List<JsonNode> outputs = new ArrayList<>();
                cell.path("outputs").forEach(outputs::add);
                code.add(new Cell(cell.path("id").asString(), text(cell.path("source")), outputs));
            }
        }
        return code;
    }

    Cell cell(String id) {
        return code().stream().filter(cell -> cell.id().equals(id)).findFirst().orElseThrow();
    }

    /** A multi-line text, which may be one string or many. */
    private static String text(JsonNode source) {
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asString()));
        return source.isString() ? source.asString() : text.toString();
    }

    /** The same notebook on a class path instead of a repository, with one more cell at its end. */
    Notebook on(String classPath, String lastCell) {
        ObjectNode changed = (ObjectNode) tree.deepCopy();
        ArrayNode cells = (ArrayNode) changed.get("cells");
        for (JsonNode cell : cells) {
            if (cell.path("id").asString().equals(LIBRARY)) {
                ((ObjectNode) cell).put("source", "%classpath " + classPath);
            }
        }
        ObjectNode last = cells.addObject();
        last.put("cell_type", "code").put("id", "last").put("source", lastCell);
        last.putObject("metadata");
        last.putArray("outputs");
        last.putNull("execution_count");
        return new Notebook(name, changed);
    }

    Path write(Path folder) {
        try {
            return Files.writeString(
                    Files.createDirectories(folder).resolve(name),
                    JsonMapper.shared().writeValueAsString(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

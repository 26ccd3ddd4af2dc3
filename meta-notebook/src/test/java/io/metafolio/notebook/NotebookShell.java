package io.metafolio.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;

/** Runs a notebook's cells in this JVM, as the kernel would in its own. */
public final class NotebookShell {
    private static final AtomicReference<Object> KEPT = new AtomicReference<>();
    /** What the kernel imports before the first cell. */
    private static final List<String> IMPORTS =
            List.of("java.util.*", "java.io.*", "java.math.*", "java.util.stream.*");

    private NotebookShell() {}

    /**
     * Takes a value out of the shell.
     *
     * @param value what a cell's last line yields
     */
    public static void keep(Object value) {
        KEPT.set(value);
    }

    /** The value of every cell whose last line is an expression, by the cell's id. */
    record Values(Map<String, Object> byCell) {
        <T> T of(String cell, Class<T> type) {
            return type.cast(Objects.requireNonNull(byCell.get(cell), cell));
        }
    }

    static Values values(Notebook notebook) {
        Map<String, Object> values = new LinkedHashMap<>();
        try (JShell shell = JShell.builder()
                .executionEngine(new LocalExecutionControlProvider(), Map.of())
                .build()) {
            shell.addToClasspath(classPath());
            IMPORTS.forEach(name -> evaluate(shell, "imports", "import " + name + ";"));
            for (Notebook.Cell cell : notebook.code()) {
                if (!cell.id().equals(Notebook.LIBRARY)) {
                    run(shell, cell, values);
                }
            }
        }
        return new Values(values);
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void run(JShell shell, Notebook.Cell cell, Map<String, Object> values) {
        List<String> snippets = new ArrayList<>();
        String rest = cell.source();
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (next.completeness() == SourceCodeAnalysis.Completeness.UNKNOWN || next.source() == null) {
                throw new AssertionError(cell.id() + " is no Java: " + rest);
            }
            snippets.add(next.source());
            rest = next.remaining();
        }
        Snippet last = null;
        for (String snippet : snippets) {
            last = evaluate(shell, cell.id(), snippet);
        }
        if (last != null && isShown(last)) {
            evaluate(shell, cell.id(), NotebookShell.class.getName() + ".keep(" + name(last) + ");");
            values.put(cell.id(), KEPT.get());
        }
    }

    private static boolean isShown(Snippet snippet) {
        return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND;
    }

    /** An expression is a variable, or was given one. */
    private static String name(Snippet expression) {
        return expression instanceof VarSnippet given ? given.name() : ((ExpressionSnippet) expression).name();
    }

    private static Snippet evaluate(JShell shell, String cell, String snippet) {
        List<SnippetEvent> events = shell.eval(snippet);
        for (SnippetEvent event : events) {
            if (event.exception() != null) {
                throw new AssertionError(cell + ": " + snippet, event.exception());
            }
            if (event.status() == Snippet.Status.REJECTED || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                throw new AssertionError(cell + ": " + snippet + "\n"
                        + shell.diagnostics(event.snippet())
                                .map(diagnostic -> diagnostic.getMessage(null))
                                .collect(Collectors.joining("\n")));
            }
        }
        return events.get(0).snippet();
    }
}

package io.metafolio.io.html;

import java.nio.file.Path;
import java.util.List;

/** What a look at a written run came to, in a form that can be drawn. */
public interface RunVerdict {
    /**
     * One thing that was looked at.
     *
     * @param name what, in a word or two
     * @param text how it stands
     */
    record Fact(String name, String text) {}

    /**
     * The run.
     *
     * @return its folder
     */
    Path run();

    /**
     * Whether the run is what it should be.
     *
     * @return true where nothing is wrong
     */
    boolean passes();

    /**
     * What was looked at.
     *
     * @return in a fixed order
     */
    List<Fact> facts();

    /**
     * Everything wrong.
     *
     * @return one sentence each; empty where nothing is
     */
    List<String> faults();
}

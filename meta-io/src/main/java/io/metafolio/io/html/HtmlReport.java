package io.metafolio.io.html;

import io.metafolio.MetaRun;

public final class HtmlReport {
    private HtmlReport() {}

    public static String of(MetaRun run, String runId, String source) {
        return run.toString() + runId + source;
    }
}

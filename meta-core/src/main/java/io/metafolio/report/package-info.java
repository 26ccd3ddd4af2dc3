/** Judgement: was the run what it promised to be? */
@NullMarked
package io.metafolio.report;

import org.jspecify.annotations.NullMarked;

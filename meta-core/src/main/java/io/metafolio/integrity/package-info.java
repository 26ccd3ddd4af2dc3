/** ARE THOSE DAYS WHOLE: the audit of rows against their calendar, before anything is made of them. */
@NullMarked
package io.metafolio.integrity;

import org.jspecify.annotations.NullMarked;

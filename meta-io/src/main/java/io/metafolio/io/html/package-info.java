/** The report page: one run as a single HTML file that needs no network and no script. */
@NullMarked
package io.metafolio.io.html;

import org.jspecify.annotations.NullMarked;

/** The papers of cases: templates, pages, files in three formats, and what becomes of them. */
@NullMarked
package org.caseledger.api.papers;

import org.jspecify.annotations.NullMarked;

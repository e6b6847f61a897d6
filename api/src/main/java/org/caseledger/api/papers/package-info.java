/** The papers of cases: templates, pages, files in three formats, and what becomes of them. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.papers;

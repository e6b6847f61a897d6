/** What the office writes texts from, and that it is never more than a text. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.templates;

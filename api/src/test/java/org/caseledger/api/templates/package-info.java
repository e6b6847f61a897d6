/** What the office writes texts from, and that it is never more than a text. */
@NullMarked
package org.caseledger.api.templates;

import org.jspecify.annotations.NullMarked;

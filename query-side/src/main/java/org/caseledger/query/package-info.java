/** What can be seen: views folded from the event log, and the questions they answer. */
@NullMarked
package org.caseledger.query;

import org.jspecify.annotations.NullMarked;

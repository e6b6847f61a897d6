/** What happened in the life of a complaint, and the words that these events use. */
@NullMarked
package org.caseledger.events.complaint;

import org.jspecify.annotations.NullMarked;

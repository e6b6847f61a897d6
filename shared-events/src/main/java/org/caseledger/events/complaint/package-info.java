/** The facts in the life of a complaint, and the terms that these events use. */
@NullMarked
package org.caseledger.events.complaint;

import org.jspecify.annotations.NullMarked;

/** The facts in the life of a complaint, and the terms that these events use. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.complaint;

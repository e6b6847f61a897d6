/** The facts in the life of an incident or exercise. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.incident;

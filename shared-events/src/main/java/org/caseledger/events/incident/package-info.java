/** The facts in the life of an incident or exercise. */
@NullMarked
package org.caseledger.events.incident;

import org.jspecify.annotations.NullMarked;

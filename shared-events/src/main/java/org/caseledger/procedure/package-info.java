/**
 * What an office has promised: deadline rules, gates, the working-day calendar and what is due
 * when.
 */
@NullMarked
package org.caseledger.procedure;

import org.jspecify.annotations.NullMarked;

/** How many commands per second are executed, and how long one takes. */
@NullMarked
package org.caseledger.bench.commands;

import org.jspecify.annotations.NullMarked;

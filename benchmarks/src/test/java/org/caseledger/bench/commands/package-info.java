/** Tests that missing work is detected. */
@NullMarked
package org.caseledger.bench.commands;

import org.jspecify.annotations.NullMarked;

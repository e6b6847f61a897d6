/** That work which was not done is noticed. */
@NullMarked
package org.caseledger.bench.commands;

import org.jspecify.annotations.NullMarked;

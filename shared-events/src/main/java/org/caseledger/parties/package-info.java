/** What the parties of a complaint said, folded alike by its rules and by its findings. */
@NullMarked
package org.caseledger.parties;

import org.jspecify.annotations.NullMarked;

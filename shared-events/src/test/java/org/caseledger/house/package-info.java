/** The source as it is written: how much of it there is, and how often it says a thing. */
@NullMarked
package org.caseledger.house;

import org.jspecify.annotations.NullMarked;

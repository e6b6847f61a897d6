/** The units of the office and the people who log in. */
@NullMarked
package org.caseledger.api.people;

import org.jspecify.annotations.NullMarked;

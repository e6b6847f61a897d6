/** The category lists of an office: objects and problems, each of two levels. */
@NullMarked
package org.caseledger.categories;

import org.jspecify.annotations.NullMarked;

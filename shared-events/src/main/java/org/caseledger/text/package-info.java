/** What people read, in both languages of the office. */
@NullMarked
package org.caseledger.text;

import org.jspecify.annotations.NullMarked;

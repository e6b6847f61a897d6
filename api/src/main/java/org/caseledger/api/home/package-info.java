/** What each role begins with, and the wall screen: numbers, and the lists that they open. */
@NullMarked
package org.caseledger.api.home;

import org.jspecify.annotations.NullMarked;

/** What each role begins with, and the wall screen: numbers, and the lists that they open. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.home;

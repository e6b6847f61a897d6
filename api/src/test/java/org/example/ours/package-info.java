/** An extension as an office would write it; docs/extending.md explains it. */
@org.jspecify.annotations.NullMarked
package org.example.ours;

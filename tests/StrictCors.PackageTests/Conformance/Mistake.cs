namespace StrictCors.PackageTests.Conformance;

/// <summary>A setting over those of the program, with which it does not start.</summary>
/// <param name="Code">The code of the problem.</param>
/// <param name="Key">The setting: what stands before the equals sign of an argument.</param>
/// <param name="Value">The mistake.</param>
/// <param name="Path">The path that the message names.</param>
/// <param name="Write">What the message says to write instead.</param>
internal sealed record Mistake(string Code, string Key, string Value, string Path, string Write);

namespace StrictCors.Conformance.Judges;

/// <summary>What a real browser or cache says of a case, as it is kept in judged.json.</summary>
/// <param name="Flaw">The flaw of the reference with which the case has to be lost.</param>
/// <param name="AgreesIn">Those in which the case is won without the flaw and lost with it, as in the model.</param>
/// <param name="DiffersIn">Those that differ, and how.</param>
internal sealed record JudgedCase(string Flaw, IReadOnlyList<string> AgreesIn, IReadOnlyDictionary<string, string> DiffersIn);

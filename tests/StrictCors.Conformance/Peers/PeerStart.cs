namespace StrictCors.Conformance.Peers;

/// <summary>How a program is started.</summary>
internal sealed record PeerStart(string Program, string[] Arguments, params (string Name, string Value)[] Variables);

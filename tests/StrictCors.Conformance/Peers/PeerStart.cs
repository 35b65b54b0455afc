using System.Diagnostics;

namespace StrictCors.Conformance.Peers;

/// <summary>How a program is started.</summary>
internal sealed record PeerStart(string Program, string[] Arguments, params (string Name, string Value)[] Variables)
{
    public ProcessStartInfo ToStartInfo()
    {
        var information = new ProcessStartInfo(Program, Arguments);
        foreach (var (name, value) in Variables)
        {
            information.Environment[name] = value;
        }

        return information;
    }
}

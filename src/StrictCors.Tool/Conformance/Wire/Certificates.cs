using System.Net.Security;

namespace StrictCors.Tool.Conformance.Wire;

/// <summary>Which certificates are taken.</summary>
internal static class Certificates
{
    /// <summary>Null is the rule of the system.</summary>
#pragma warning disable CA5359 // It is the option --insecure.
    public static RemoteCertificateValidationCallback? Of(Target target) => target.IsInsecure ? static (_, _, _, _) => true : null;
#pragma warning restore CA5359
}

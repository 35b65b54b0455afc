using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;

namespace StrictCors.OriginSources;

/// <summary>The keys of answers: application, source, policy, origin, host, and the headers that the source declares, by name and lines. The
/// environment is part of the application: staging has another database.</summary>
internal sealed class OriginSourceKeys(params IEnumerable<IHostEnvironment> environments)
{
    private string[] Application => field ??=
    [
        Assembly.GetEntryAssembly() is { } entry ? SourceIdentity.VersionOf(entry) : "",
        .. environments.SelectMany(environment => (string[])[environment.ApplicationName ?? "", environment.EnvironmentName ?? ""]),
    ];

    /// <summary>The key in this process. A hash, because host and headers come from the client and can be long.</summary>
    public string Compute(Type serviceType, StrictCorsOriginQuery query)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Application)
        {
            Append(hash, part);
        }

        Append(hash, SourceIdentity.Of(serviceType));
        Append(hash, query.PolicyName);
        Append(hash, query.OriginText);
        Append(hash, query.Host);
        foreach (var (name, lines) in query.DeclaredHeaders)
        {
            // The name too: a reload can replace one declared header by another one that has the same value. The number of lines distinguishes
            // a header without a value from one that is absent.
            Append(hash, name);
            Append(hash, lines.Count);
            foreach (var line in lines)
            {
                Append(hash, line ?? "");
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>The key in the shared cache: other versions of the application are there too, and other classes behind one interface.</summary>
    /// <param name="key">The key in this process.</param>
    /// <param name="implementation">The class that answers.</param>
    public static string Share(string key, Type implementation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, key);
        Append(hash, SourceIdentity.Of(implementation));
        return "StrictCors:" + Convert.ToHexString(hash.GetHashAndReset());
    }

    // The length precedes each part, so that different parts never give the same bytes. The characters are not encoded, because an encoder
    // replaces different invalid ones by the same one.
    private static void Append(IncrementalHash hash, string part)
    {
        Append(hash, part.Length);
        hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}

using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>The keys of recent questions. To compute one takes a hash and 500 bytes, and most requests come from the same origins again.</summary>
/// <remarks>The number of slots is fixed, and a new key replaces the previous one of its slot. A slot holds everything that the key was computed
/// from, so that only an equal question finds it.</remarks>
internal sealed class RecentKeys
{
    private const int SlotCount = 512;

    // Of origin, host and declared headers together: a client can send long ones.
    private const int MaxLength = 512;

    private Kept?[] Slots => field ??= new Kept?[SlotCount];

    /// <summary>The key, if it was kept for an equal question; null otherwise.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="settings">The settings of its source.</param>
    /// <param name="origin">The origin as received.</param>
    /// <param name="headers">The headers of the request.</param>
    public string? Find(StrictCorsPolicy policy, OriginSourceSettings settings, string origin, IHeaderDictionary headers) =>
        Slots[Slot(policy, settings, origin, headers)] is { } kept && kept.Is(policy, settings, origin, headers) ? kept.Key : null;

    /// <param name="policy">The policy.</param>
    /// <param name="settings">The settings of its source.</param>
    /// <param name="origin">The origin as received.</param>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="key">The key.</param>
    public void Keep(StrictCorsPolicy policy, OriginSourceSettings settings, string origin, IHeaderDictionary headers, string key)
    {
        var host = headers.Host;
        var declared = Array.ConvertAll(settings.DependsOnHeaders, name => headers[name]);
        if (origin.Length + Length(host) + declared.Sum(Length) <= MaxLength)
        {
            Slots[Slot(policy, settings, origin, headers)] = new(policy, settings, origin, host, declared, key);
        }
    }

    private static int Length(StringValues lines) => lines.Sum(line => line?.Length ?? 0);

    private static int Slot(StrictCorsPolicy policy, OriginSourceSettings settings, string origin, IHeaderDictionary headers)
    {
        var hash = RuntimeHelpers.GetHashCode(policy) ^ origin.GetHashCode(StringComparison.Ordinal) ^ headers.Host.GetHashCode();
        foreach (var name in settings.DependsOnHeaders)
        {
            hash = (hash * 31) ^ headers[name].GetHashCode();
        }

        return (int)((uint)hash % SlotCount);
    }

    private sealed class Kept(
        StrictCorsPolicy policy, OriginSourceSettings settings, string origin, StringValues host, StringValues[] declared, string key)
    {
        public string Key => key;

        public bool Is(StrictCorsPolicy otherPolicy, OriginSourceSettings otherSettings, string otherOrigin, IHeaderDictionary headers)
        {
            // A reload creates policies and settings anew.
            if (!ReferenceEquals(policy, otherPolicy) || !ReferenceEquals(settings, otherSettings) || origin != otherOrigin || host != headers.Host)
            {
                return false;
            }

            for (var i = 0; i < declared.Length; i++)
            {
                if (declared[i] != headers[settings.DependsOnHeaders[i]])
                {
                    return false;
                }
            }

            return true;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace StrictCors.Endpoints;

/// <summary>What StrictCors knows of gRPC, without a reference to it: the code of its endpoints.</summary>
internal static class GrpcMethods
{
    private const string MetadataName = "Grpc.AspNetCore.Server.GrpcMethodMetadata";

    /// <summary>The service and the method, if this is the metadata of a gRPC endpoint.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "gRPC needs the same members. If one is missing, an attribute is not found.")]
    public static MemberInfo[] MembersOf(object metadata)
    {
        var type = metadata.GetType();
        if (type.FullName != MetadataName || type.GetProperty("ServiceType")?.GetValue(metadata) is not Type service)
        {
            return [];
        }

        var method = type.GetProperty("Method")?.GetValue(metadata);
        var name = method?.GetType().GetProperty("Name")?.GetValue(method) as string;
        return [service, .. service.GetMethods().Where(member => member.Name == name)];
    }
}

using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>What errors of Kafka mean for us. By code, never by text; what is not known here is taken for something that passes or that people mend.</summary>
internal static class KafkaFaults
{
    public static PublishFaultKind Kind(ErrorCode code) => code switch
    {
        ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge => PublishFaultKind.TooLarge,
        ErrorCode.InvalidRecord or ErrorCode.InvalidTimestamp or ErrorCode.InvalidMsgSize => PublishFaultKind.Refused,
        _ => PublishFaultKind.Again,
    };

    public static StorageException Translate(Error error, string what, Exception? inner = null) => error.Code switch
    {
        ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication
            or ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidRecord => new(StorageFault.Refused, $"{what}: Kafka refuses it: {error.Reason}", inner),
        _ => new(error.IsFatal ? StorageFault.Failed : StorageFault.Unreachable, $"{what}: Kafka does not answer as it should: {error.Reason}", inner),
    };
}
